import { Entity } from '@backstage/catalog-model';
import {
  checkDefinition,
  statementOf,
} from 'backstage-plugin-operating-model-common';
import { readCarefully } from './readCarefully';
import { readQuickly } from './readQuickly';
import { FileProblem } from './readText';
import { SourceEntity, createPlaces } from './SourceEntity';

/** What is wrong with a file as such. */
export interface SourceProblem extends FileProblem {
  rule: 'file' | 'yaml' | 'entity' | 'duplicate';
}

// Much YAML is no catalog: pipelines, charts, manifests. What says neither of these is not ours to judge.
const API_VERSION = /^(?:[\w-]+\.)*(?:backstage\.io|operating-model)\//;
const MENTIONS_API_VERSION =
  /apiVersion['"]?\s*:\s*['"]?(?:[\w-]+\.)*(?:backstage\.io|operating-model)\//;

/** Whether it is worth while to parse a text. */
export const mentionsEntities = (text: string) =>
  MENTIONS_API_VERSION.test(text);

type Fields = Record<string, unknown>;

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isOurs = ({ apiVersion }: Fields) =>
  typeof apiVersion === 'string' && API_VERSION.test(apiVersion);

function isEntity(value: Fields): value is Fields & Entity {
  const { kind, metadata } = value;
  return (
    typeof kind === 'string' &&
    isFields(metadata) &&
    typeof metadata.name === 'string' &&
    ['string', 'undefined'].includes(typeof metadata.namespace)
  );
}

const CYCLE = 'an alias stands for something that it stands in';

function isCyclic(
  value: unknown,
  above: ReadonlySet<unknown> = new Set(),
  done: Set<unknown> = new Set(),
): boolean {
  if (typeof value !== 'object' || value === null) return false;
  if (above.has(value)) return true;
  // What several aliases stand for is looked at once.
  if (done.has(value)) return false;
  done.add(value);
  const way = new Set([...above, value]);
  return Object.values(value).some(each => isCyclic(each, way, done));
}

/** What is wrong with YAML, and how to mend it. */
function explain({ message }: Error) {
  if (/call stack/.test(message)) {
    return {
      message: 'the YAML is nested too deeply',
      remedy: 'write it flatter',
    };
  }
  // A few lines of aliases of aliases can stand for more than any memory holds.
  if (/alias count/.test(message)) {
    return {
      message: 'its aliases stand for too much',
      remedy: 'write out what they stand for',
    };
  }
  return {
    message: `not valid YAML: ${message}`,
    remedy: 'correct it here or just above',
  };
}

/** What keeps an object from being an entity. */
function explainNoEntity(value: Fields) {
  const [problem] = checkDefinition(value) ?? [];
  return {
    message: problem
      ? statementOf(problem)
      : 'kind or metadata.name is missing',
    remedy: 'give it a kind and a name, both texts',
  };
}

/** The entities of a text with several YAML documents; documents that are none of the catalog are passed over. */
export function parseEntities(
  file: string,
  text: string,
): { entities: SourceEntity[]; problems: SourceProblem[] } {
  const placeAt = createPlaces(file, text);
  const hasAnchors = text.includes('&');
  const entities: SourceEntity[] = [];
  const problems: SourceProblem[] = [];

  function refuse(
    rule: SourceProblem['rule'],
    offset: number,
    explanation: ReturnType<typeof explain>,
  ) {
    const { file: path, ...at } = placeAt(offset);
    problems.push({ rule, path, ...at, ...explanation });
  }

  for (const document of readQuickly(text) ?? readCarefully(text)) {
    const { start, value, problem } = document;
    if (problem) {
      refuse('yaml', problem.at ?? start, explain(problem.error));
    } else if (hasAnchors && isCyclic(value)) {
      refuse('yaml', start, explain(new Error(CYCLE)));
    } else if (isFields(value) && isOurs(value)) {
      if (isEntity(value)) {
        const placeOf = (path = '') => placeAt(document.offsetOf(path));
        entities.push({ entity: value, placeOf });
      } else {
        refuse('entity', start, explainNoEntity(value));
      }
    }
  }
  return { entities, problems };
}
