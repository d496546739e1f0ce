/**
 * Calls the real artifact client, which reads its environment when it is used, in a process of its
 * own: `node artifact-child.ts <JSON array of [method, arguments]>`. The last line is the answers.
 */
import { DefaultArtifactClient } from '@actions/artifact';

const calls = JSON.parse(process.argv[2] ?? '[]') as [method: string, args: unknown[]][];
const client = new DefaultArtifactClient() as unknown as Record<
  string,
  (...args: unknown[]) => Promise<unknown>
>;
const answers: object[] = [];
for (const [method, args] of calls) {
  try {
    answers.push({ answer: await client[method]?.(...args) });
  } catch (error) {
    answers.push({ error: String(error) });
  }
}
// A stalled upload would keep the process alive.
process.stdout.write(`\n${JSON.stringify(answers)}\n`, () => process.exit());
