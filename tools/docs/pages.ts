import { globSync, readFileSync } from 'node:fs';
import { inRoot, root } from '../portal/paths.ts';

export type CodeBlock = { language: string; text: string; line: number };

/** A Markdown file of ours. */
export type Page = {
  /** Relative to the root. */
  path: string;
  text: string;
  /** The text with its code blocks blanked out, line by line. */
  prose: string;
  blocks: CodeBlock[];
};

const FENCED = /^( *)```(\w*)\n([\s\S]*?)^\1```/gm;

export function lineOf(text: string, position: number) {
  return text.slice(0, position).split('\n').length;
}

export function readPages(): Page[] {
  const paths = globSync(
    [
      '*.md',
      'docs/**/*.md',
      'examples/**/*.md',
      'plugins/*/README.md',
      'packages/*/README.md',
    ],
    { cwd: root },
  );
  return paths.sort().map(readPage);
}

function readPage(path: string): Page {
  const text = readFileSync(inRoot(path), 'utf8');
  const blocks = [...text.matchAll(FENCED)].map(
    ({ 1: indent, 2: language, 3: code, index }) => ({
      language,
      text: code.replaceAll(new RegExp(`^${indent}`, 'gm'), ''),
      line: lineOf(text, index) + 1,
    }),
  );
  const prose = text.replaceAll(FENCED, block => block.replaceAll(/.+/g, ''));
  return { path, text, prose, blocks };
}
