import { serveReports } from '../../../src/report/render-process.ts';

serveReports();
