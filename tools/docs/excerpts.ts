import { existsSync, readFileSync } from 'node:fs';
import { inRoot } from '../portal/paths.ts';
import { lineOf } from './pages.ts';
import type { Page } from './pages.ts';

const MARKED = /^<!-- (\S+) -->\n+```\w*\n([\s\S]*?)^```/gm;

/** A code block below a comment that names a file shows that file as it is. */
export function checkExcerpts(pages: Page[]): string[] {
  return pages.flatMap(({ path, text }) =>
    [...text.matchAll(MARKED)].flatMap(({ 1: file, 2: shown, index }) => {
      const place = `${path}:${lineOf(text, index)}`;
      if (!existsSync(inRoot(file))) return [`${place}: there is no ${file}`];
      return readFileSync(inRoot(file), 'utf8') === shown
        ? []
        : [`${place}: the code is no longer what ${file} says`];
    }),
  );
}
