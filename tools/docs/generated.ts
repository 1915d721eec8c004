import { readFileSync, writeFileSync } from 'node:fs';
import { format, resolveConfig } from 'prettier';
import { inRoot } from '../portal/paths.ts';

/** A page that is made from the sources, wholly or from a marker on. */
export type GeneratedPage = {
  /** Relative to the root. */
  path: string;
  /** What the page is to say, given what it says now. */
  make(current: string): string;
};

function readOrEmpty(path: string) {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}

async function textsOf({ path, make }: GeneratedPage) {
  const file = inRoot(path);
  const current = readOrEmpty(file);
  const options = { ...(await resolveConfig(file)), filepath: file };
  return { current, wanted: await format(make(current), options) };
}

export async function writePage(page: GeneratedPage) {
  const { wanted } = await textsOf(page);
  writeFileSync(inRoot(page.path), wanted);
  console.log(`${page.path} is written.`);
}

export async function checkPage(page: GeneratedPage): Promise<string[]> {
  const { current, wanted } = await textsOf(page);
  return current === wanted
    ? []
    : [`${page.path}: is stale; write it anew with npm run docs`];
}
