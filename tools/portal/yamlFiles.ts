import { readFileSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseAllDocuments } from 'yaml';
import { calledFrom } from './paths.ts';
import { reason, usageProblem } from './problem.ts';

export type YamlObject = Record<string, any>;
export type YamlFile = { path: string; documents: YamlObject[] };

export function readCatalogFile(file: string): YamlFile {
  const found = readYaml('--catalog', file);
  for (const document of found.documents) {
    if (!document.apiVersion || !document.kind) {
      throw usageProblem(
        `--catalog ${file}: this is not a catalog file, every document in it needs an apiVersion and a kind.`,
      );
    }
  }
  return found;
}

export function readConfigFile(file: string): string {
  return readYaml('--config', file).path;
}

function readYaml(option: string, file: string): YamlFile {
  const path = resolve(calledFrom, file);
  const parsed = parseAllDocuments(readText(`${option} ${file}`, path));
  const documents = Array.isArray(parsed) ? parsed : [];
  const error = documents.flatMap(document => document.errors)[0];
  if (error) {
    throw usageProblem(`${option} ${file}: not valid YAML. ${error.message}`);
  }
  const contents = documents
    .map(document => document.toJS())
    .filter(content => content !== null && content !== undefined);
  if (contents.length === 0) {
    throw usageProblem(`${option} ${file}: the file is empty.`);
  }
  if (!contents.every(isObject)) {
    throw usageProblem(
      `${option} ${file}: not what was expected, YAML with a "key: value" structure.`,
    );
  }
  return { path, documents: contents };
}

function readText(label: string, path: string) {
  try {
    if (statSync(path).isDirectory()) {
      throw usageProblem(
        `${label}: this is a folder. Give the files in it, each with its own option.`,
      );
    }
    return readFileSync(path, 'utf8');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') {
      throw usageProblem(`${label}: there is no such file (${path}).`);
    }
    if (code) {
      throw usageProblem(`${label}: the file cannot be read. ${reason(error)}`);
    }
    throw error;
  }
}

export function isObject(value: unknown): value is YamlObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
