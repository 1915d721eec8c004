import { existsSync } from 'node:fs';
import { posix } from 'node:path';
import { inRoot } from '../portal/paths.ts';
import { lineOf } from './pages.ts';
import type { Page } from './pages.ts';

const LINK = /\]\(([^)\s]+)\)|\bsrc="([^"]+)"/g;
const ELSEWHERE = /^(https?|mailto):/;

/** Every link within the repository leads to a file, and to a heading where it names one. */
export function checkLinks(pages: Page[]): string[] {
  const anchors = new Map(
    pages.map(page => [page.path, new Set(anchorsOf(page))]),
  );
  return pages.flatMap(page =>
    [...page.prose.matchAll(LINK)].flatMap(({ 1: link, 2: source, index }) => {
      const target = link ?? source;
      if (ELSEWHERE.test(target)) return [];
      const [file, anchor] = target.split('#');
      const path = file
        ? posix.join(posix.dirname(page.path), file)
        : page.path;
      const place = `${page.path}:${lineOf(page.prose, index)}`;
      if (!existsSync(inRoot(path))) return [`${place}: there is no ${path}`];
      return anchor && !anchors.get(path)?.has(anchor)
        ? [`${place}: ${path} has no heading #${anchor}`]
        : [];
    }),
  );
}

/** As GitHub makes them. */
function anchorsOf({ prose }: Page): string[] {
  const seen = new Map<string, number>();
  return [...prose.matchAll(/^#+ (.+)$/gm)].map(([, heading]) => {
    const anchor = heading
      .toLocaleLowerCase('en-US')
      .replaceAll(/[^\p{L}\p{N}\s_-]/gu, '')
      .trim()
      .replaceAll(/\s/g, '-');
    const count = seen.get(anchor) ?? 0;
    seen.set(anchor, count + 1);
    return count ? `${anchor}-${count}` : anchor;
  });
}
