/** An invalid command line. The message is a sentence without a period. */
export class CommandLineError extends Error {
  override readonly name = 'CommandLineError';
}

/**
 * Reads a command line with `read`. For an invalid command line, prints one sentence and sets the exit code to 1.
 * @returns undefined when the command line is invalid, or after printing the help
 */
export function readCommandLine<Options>(
  read: () => Options | undefined,
  usage: string,
): Options | undefined {
  try {
    const options = read();
    if (options === undefined) console.log(usage);
    return options;
  } catch (error) {
    console.error(`${describe(error)}. Run with --help to see the options.`);
    process.exitCode = 1;
    return undefined;
  }
}

/** @throws errors that the command line did not cause */
function describe(error: unknown): string {
  if (error instanceof CommandLineError) return error.message;
  // Source: "Node.js error codes". The rest of Node's message explains how to quote an argument that looks like an option.
  const isParsing =
    error instanceof Error && 'code' in error && /^ERR_PARSE_ARGS_/.test(String(error.code));
  if (isParsing) return error.message.split('. ')[0] ?? '';
  throw error;
}
