import { globSync, readFileSync } from 'node:fs';
import ts from 'typescript';
import { inRoot, root } from '../portal/paths.ts';
import type { Page } from './pages.ts';

const PAGE = 'docs/configuration.md';

/** Whatever else it lists is Backstage's own. */
const OURS = /^(operatingModel|search\.collators\.operatingModel)\b/;

/** The paths of what can be set below a type; below a value of somebody else's type, or one with free names, only its own. */
function pathsBelow(type: ts.TypeNode, path: string): string[] {
  if (!ts.isTypeLiteralNode(type)) return [path];
  const fields = type.members.filter(ts.isPropertySignature);
  if (fields.length < type.members.length) return [path];
  return fields.flatMap(({ name, type: inner }) => {
    const key = ts.isIdentifier(name) ? name.text : name.getText();
    return inner ? pathsBelow(inner, path ? `${path}.${key}` : key) : [];
  });
}

/** Every key that the packages read, by what they declare to Backstage. */
function declaredKeys(): string[] {
  return globSync('plugins/*/config.d.ts', { cwd: root }).flatMap(path => {
    const source = ts.createSourceFile(
      path,
      readFileSync(inRoot(path), 'utf8'),
      ts.ScriptTarget.Latest,
      true,
    );
    return source.statements
      .filter(ts.isInterfaceDeclaration)
      .flatMap(({ members }) =>
        pathsBelow(ts.factory.createTypeLiteralNode(members), ''),
      );
  });
}

const isWithin = (key: string, listed: string) =>
  key === listed || key.startsWith(`${listed}.`);

/** The table of the configuration covers every key that the packages read, and none that they don't; and some page tells of each. */
export function checkConfiguration(pages: Page[]): string[] {
  const text = pages.find(({ path }) => path === PAGE)?.text ?? '';
  const [, table = ''] = /(?:^\| key .*\n)((?:^\|.*\n)+)/m.exec(text) ?? [];
  const listed = [...table.matchAll(/^\| \[`([^`]+)`\]/gm)]
    .map(([, key]) => key)
    .filter(key => OURS.test(key));
  const declared = declaredKeys();
  const all = pages.map(page => page.text).join('\n');
  const isTold = (key: string) =>
    new RegExp(`\\b${key.split('.').at(-1)}\\b`).test(all);
  return [
    ...declared
      .filter(key => !listed.some(each => isWithin(key, each)))
      .map(key => `${PAGE}: the table does not list ${key}`),
    ...listed
      .filter(each => !declared.some(key => isWithin(key, each)))
      .map(each => `${PAGE}: the table lists ${each}, which nobody reads`),
    ...declared
      .filter(key => !isTold(key))
      .map(key => `${PAGE}: no page tells of ${key}`),
  ];
}
