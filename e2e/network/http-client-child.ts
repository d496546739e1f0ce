import { HttpClient } from '@actions/http-client';
import { configureNetwork } from '../../src/environment.ts';

/** Requests a URL like the artifact library, after the setup of a phase, and prints the result. */
configureNetwork();
try {
  const { message } = await new HttpClient('test').get(process.argv[2] ?? '');
  console.log(message.statusCode);
} catch (error) {
  console.log((error as NodeJS.ErrnoException).code);
}
