import { readdirSync, realpathSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { UsageError } from '../UsageError';
import { FileProblem, reasonOf } from './readText';

export interface FoundFiles {
  /** As they were asked for, relative to the folder of the terminal, with slashes. */
  paths: string[];
  problems: FileProblem[];
}

const IGNORED = /^(\.|node_modules$)/;
const YAML = /\.ya?ml$/i;

function isFolder(folder: string, path: string): boolean {
  try {
    const stats = statSync(resolve(folder, path), { throwIfNoEntry: false });
    if (stats) return stats.isDirectory();
  } catch {
    // Whoever reads it as a file says what is wrong with it.
    return false;
  }
  throw new UsageError(`there is no file or folder ${path}`);
}

/**
 * Files as they are named, and the YAML files of folders, in the order of their names. Folders such as `.git` and `node_modules`
 * are passed over.
 *
 * @throws UsageError when a path does not exist
 */
export function findYamlFiles(folder: string, asked: string[]): FoundFiles {
  const paths = new Set<string>();
  const problems: FileProblem[] = [];

  function enter(path: string, above: readonly string[]) {
    let names: string[];
    let real: string;
    try {
      real = realpathSync(resolve(folder, path));
      names = readdirSync(real).sort();
    } catch (error) {
      problems.push({
        path,
        message: reasonOf(error).replace('file', 'folder'),
        remedy: 'check its permissions',
      });
      return;
    }
    if (above.includes(real)) {
      problems.push({
        path,
        message: 'the folder is a link to a folder that it stands in',
        remedy: 'remove the link',
      });
      return;
    }
    for (const name of names.filter(each => !IGNORED.test(each))) {
      visit(path === '.' ? name : join(path, name), [...above, real]);
    }
  }

  function visit(path: string, above: readonly string[]) {
    const shown = path.replaceAll('\\', '/');
    try {
      if (statSync(resolve(folder, path)).isDirectory()) enter(shown, above);
      else if (YAML.test(path)) paths.add(shown);
    } catch (error) {
      if (!YAML.test(path)) return;
      problems.push({
        path: shown,
        message: reasonOf(error),
        remedy: 'remove the link, or bring back what it leads to',
      });
    }
  }

  for (const path of asked) {
    const shown = path.replace(/(?<=.)\/+$/, '').replace(/^\.\/(?=.)/, '');
    if (isFolder(folder, path)) enter(shown, []);
    else paths.add(shown);
  }
  return { paths: [...paths], problems };
}
