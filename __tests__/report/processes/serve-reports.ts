import { serveReports } from '../../../src/report/render-in-process.ts';

await serveReports();
