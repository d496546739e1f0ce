/** What is wrong with a command line, as a sentence without its full stop. */
export class CommandLineError extends Error {
  override readonly name = 'CommandLineError';
}

/**
 * Reads a command line by `read`; what is wrong with it is printed as one sentence, and makes the exit code 1.
 * @returns undefined when it can't be read, or when it asks for help, which is printed
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
    console.error(`${describe(error)}. To see the options: --help`);
    process.exitCode = 1;
    return undefined;
  }
}

/** @throws what is no fault of the command line */
function describe(error: unknown): string {
  if (error instanceof CommandLineError) return error.message;
  // Source: "Node.js error codes". After the first sentence Node says how to quote what looks like an option.
  const isParsing =
    error instanceof Error && 'code' in error && /^ERR_PARSE_ARGS_/.test(String(error.code));
  if (isParsing) return error.message.split('. ')[0] ?? '';
  throw error;
}
