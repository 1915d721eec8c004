import { Command, CommanderError } from 'commander';
import { version } from '../package.json';
import { commands } from './commands';
import { EXIT } from './exitCodes';
import { plainText } from './plainText';
import { Terminal } from './Terminal';
import { UsageError } from './UsageError';

/**
 * Runs the command.
 *
 * @param args - without the name of the command
 * @returns the exit code
 */
export async function main(
  args: string[],
  terminal: Terminal,
): Promise<number> {
  let code: number = EXIT.fine;
  const program = new Command('operating-model')
    .description(
      'Lints, imports and questions responsibility matrices and their kin, without a portal',
    )
    .version(version)
    .exitOverride()
    .configureOutput({
      writeOut: terminal.write,
      writeErr: terminal.writeError,
    });
  const end = (result: number) => {
    code = result;
  };
  for (const create of commands) {
    program.addCommand(create(terminal, end).copyInheritedSettings(program));
  }
  try {
    await program.parseAsync(args, { from: 'user' });
  } catch (error) {
    // Commander has said its word already.
    if (error instanceof CommanderError) {
      return error.exitCode === 0 ? EXIT.fine : EXIT.usage;
    }
    if (!(error instanceof UsageError)) throw error;
    terminal.writeError(`operating-model: ${plainText(error.message)}\n`);
    return EXIT.usage;
  }
  return code;
}
