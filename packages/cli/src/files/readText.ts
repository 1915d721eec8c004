import { readFileSync, statSync } from 'node:fs';
import { resolve } from 'node:path';

/** A file that cannot be used, and how to mend that. */
export interface FileProblem {
  path: string;
  line?: number;
  column?: number;
  message: string;
  remedy: string;
}

/** No definition that people write comes near it. */
export const MAX_FILE_BYTES = 10_000_000;

const REASONS: Record<string, string> = {
  ENOENT: 'there is no such file',
  EACCES: 'the file may not be read',
  EPERM: 'the file may not be read',
};

export function reasonOf(error: unknown): string {
  const { code = '' } = error as NodeJS.ErrnoException;
  return REASONS[code] ?? `the file can't be read${code && ` (${code})`}`;
}

type TextReading =
  { text: string; problem?: undefined } | { text: ''; problem: FileProblem };

const refuse = (path: string, message: string, remedy: string) => ({
  text: '' as const,
  problem: { path, message, remedy },
});

const tooLarge = (path: string) =>
  refuse(
    path,
    `the file is larger than ${MAX_FILE_BYTES / 1_000_000} MB`,
    'split it, or leave it out',
  );

/** Takes bytes as UTF-8 text, and nothing else as text. */
export function decodeText(path: string, bytes: Uint8Array): TextReading {
  if (bytes.length > MAX_FILE_BYTES) return tooLarge(path);
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) };
  } catch {
    return refuse(path, 'the file is not UTF-8 text', 'save it as UTF-8');
  }
}

export function readText(folder: string, path: string): TextReading {
  try {
    const file = resolve(folder, path);
    const stats = statSync(file);
    // A pipe or a device may never end.
    if (!stats.isFile()) {
      return refuse(
        path,
        'this is not a plain file',
        'name a file that is one',
      );
    }
    return stats.size > MAX_FILE_BYTES
      ? tooLarge(path)
      : decodeText(path, readFileSync(file));
  } catch (error) {
    return refuse(path, reasonOf(error), 'check its name and its permissions');
  }
}
