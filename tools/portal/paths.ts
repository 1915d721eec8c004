import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..');

export const inRoot = (...parts: string[]) => resolve(root, ...parts);

/** Where the command was typed: npm runs scripts in the root and keeps the original folder in INIT_CWD. */
export const calledFrom =
  process.env.OPERATING_MODEL_CALLED_FROM ??
  process.env.INIT_CWD ??
  process.cwd();
