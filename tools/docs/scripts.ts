import { readFileSync } from 'node:fs';
import { inRoot } from '../portal/paths.ts';
import { lineOf } from './pages.ts';
import type { Page } from './pages.ts';

const COMMAND = /\bnpm (?:run ([\w:-]+)|(start|test)\b)/g;

/** Every npm script that a page names exists. */
export function checkScripts(pages: Page[]): string[] {
  const { scripts } = JSON.parse(readFileSync(inRoot('package.json'), 'utf8'));
  return pages.flatMap(({ path, text }) =>
    [...text.matchAll(COMMAND)]
      .filter(([, script, short]) => !scripts[script ?? short])
      .map(
        ({ 0: command, index }) =>
          `${path}:${lineOf(text, index)}: there is no script for "${command}"`,
      ),
  );
}
