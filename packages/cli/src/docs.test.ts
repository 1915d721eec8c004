import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { run, temporaryFolder } from './__testUtils__/run';

jest.setTimeout(30_000);

const root = resolve(__dirname, '../../..');
const read = (path: string) => readFileSync(join(root, path), 'utf8');

interface Block {
  language: string;
  text: string;
  /** True when nothing but a blank line stands between it and the block above. */
  follows: boolean;
}

const page = read('docs/command.md');
const blocks: Block[] = [
  ...page.matchAll(/(?<=(```\n\n)?)^```(\w+)\n([\s\S]*?)^```$/gm),
].map(([, above, language, text]) => ({
  language,
  text,
  follows: above !== undefined,
}));

/** A command that the page shows, the output that stands right below it, and the table above it. */
const shown = blocks.flatMap(({ language, text }, index) => {
  const next = blocks[index + 1];
  const [, line] = /^npx operating-model (.*)$/m.exec(text) ?? [];
  if (language !== 'sh' || !line || !next?.follows) return [];
  return [{ line, expected: next.text, table: blocks[index - 1].text }];
});

/** A line with an ellipsis alone stands for any number of lines. */
function pattern(text: string): RegExp {
  const escaped = text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return new RegExp(`^${escaped.replaceAll('…\n', '(?:.*\n)*')}$`);
}

describe('docs/command.md', () => {
  it.each(shown)(
    'shows what "$line" says',
    async ({ line, expected, table }) => {
      const isImport = line.startsWith('import');
      const folder = isImport
        ? temporaryFolder({ 'night-shift.csv': table })
        : root;
      const words = line
        .split(' ')
        .map(word =>
          isImport && word === 'examples' ? join(root, word) : word,
        );
      const { output, errors } = await run(words, { folder });
      expect(output + errors).toMatch(pattern(expected));
    },
  );

  it('shows the commands that there are', () => {
    expect(shown.map(({ line }) => line.split(' ')[0])).toEqual(
      expect.arrayContaining(['lint', 'who', 'import', 'export']),
    );
  });

  it.each(['github.yaml', 'gitlab.yaml'])(
    'shows examples/ci/%s in full',
    name => {
      expect(blocks.map(({ text }) => text)).toContain(
        read(`examples/ci/${name}`),
      );
    },
  );

  it.each(['lint', 'who', 'import', 'export', 'what-if', 'verify-audit'])(
    'names every option of %s',
    async command => {
      const { output } = await run([command, '--help']);
      const options = output.match(/--[a-z-]+/g)!;
      expect(options.filter(each => !page.includes(each))).toEqual(['--help']);
    },
  );
});
