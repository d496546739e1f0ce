import { HttpClient } from '@actions/http-client';
import { settleNetwork } from '../../src/environment.ts';

/** Asks for an address as the artifact library does, after what a phase does first; prints how that ended. */
settleNetwork();
try {
  const { message } = await new HttpClient('test').get(process.argv[2] ?? '');
  console.log(message.statusCode);
} catch (error) {
  console.log((error as NodeJS.ErrnoException).code);
}
