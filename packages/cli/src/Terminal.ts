import { buffer } from 'node:stream/consumers';

/** Where a command runs: all that it knows of the world besides files and the portal. */
export interface Terminal {
  write(output: string): void;
  writeError(output: string): void;
  /** What is piped in. */
  readInput(): Promise<Uint8Array>;
  /** Paths are relative to it. */
  folder: string;
  environment: Record<string, string | undefined>;
  now(): Date;
}

export function processTerminal(): Terminal {
  return {
    write: output => process.stdout.write(output),
    writeError: output => process.stderr.write(output),
    readInput: () => buffer(process.stdin),
    folder: process.cwd(),
    environment: process.env,
    now: () => new Date(),
  };
}
