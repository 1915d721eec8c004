import { Command } from 'commander';
import { Terminal } from '../Terminal';

/**
 * Makes one command. To add one, write a file with such a function and name it in the list of `commands/index.ts`.
 *
 * @param end - takes the exit code; without a call it is 0
 */
export type CreateCommand = (
  terminal: Terminal,
  end: (code: number) => void,
) => Command;
