import { render } from './index.js';

await render();
