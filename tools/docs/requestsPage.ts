import { core } from './core.ts';
import type { GeneratedPage } from './generated.ts';

const PATH = 'docs/requests.md';

const BEGIN =
  '<!-- From here to the end of the states written by npm run docs from the table of edges. -->';
const END = '<!-- The end of the states. -->';

type Kind = (typeof core.REQUEST_KINDS)[number];

/** Changes and additions take the same way. */
const ways: [string, Kind][] = [
  ['An exception', 'exception'],
  ['A change or an addition', 'change'],
  ['A clarification', 'clarification'],
];

const diagrams = ways
  .map(
    ([title, kind]) =>
      `${title}:\n\n\`\`\`mermaid\n${core.stateDiagram(kind)}\n\`\`\``,
  )
  .join('\n\n');

function make(current: string): string {
  const [before, rest] = current.split(BEGIN);
  const [, after] = rest?.split(END) ?? [];
  if (after === undefined) {
    throw new Error(`${PATH} lost the comments around its states`);
  }
  return `${before}${BEGIN}\n\n${diagrams}\n\n${END}${after}`;
}

export const requestsPage: GeneratedPage = { path: PATH, make };
