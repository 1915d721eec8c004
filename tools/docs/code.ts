import { parseAllDocuments } from 'yaml';
import { core, pagingRule } from './core.ts';
import type { CodeBlock, Page } from './pages.ts';

// An example of what is refused says so in its first line, in the words that a person reads.
const REFUSED = /^# Refused: (.+)$/m;

/** Every example can be read, and those of our kinds and our configuration do what their page says. */
export function checkCode(pages: Page[]): string[] {
  return pages.flatMap(({ path, blocks }) =>
    blocks.flatMap(block =>
      problemsOf(block).map(problem => `${path}:${block.line}: ${problem}`),
    ),
  );
}

function problemsOf(block: CodeBlock): string[] {
  if (block.language === 'json') return problemsOfJson(block.text);
  if (block.language === 'yaml') return problemsOfYaml(block.text);
  return [];
}

function problemsOfJson(text: string) {
  try {
    JSON.parse(text);
    return [];
  } catch (error) {
    return [`not valid JSON: ${error}`];
  }
}

function problemsOfYaml(text: string): string[] {
  const parsed = parseAllDocuments(text);
  const documents = Array.isArray(parsed) ? parsed : [];
  const errors = documents.flatMap(document => document.errors);
  if (errors.length) return errors.map(error => `not valid YAML: ${error}`);
  const refusals = documents.flatMap(document => refusalsOf(document.toJS()));
  const expected = REFUSED.exec(text)?.[1];
  const actual = refusals.join('. ');
  if (expected === undefined) return refusals;
  return actual === expected ? [] : [`the message is now: ${actual}`];
}

const rules = [...core.builtInRules, pagingRule];

/** What the plugin's backend and modules read. */
const CONFIG_KEYS = [
  'catalog',
  'digest',
  'incidentActivity',
  'refresh',
  'requests',
  'rules',
  'scorecard',
];

function refusalsOf(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  const problems = core.checkDefinition(value) ?? [];
  const { operatingModel } = value as {
    operatingModel?: Record<string, unknown>;
  };
  return [
    ...problems.map(core.describeProblem),
    ...refusalsOfConfig(operatingModel ?? {}),
  ];
}

function refusalsOfConfig(config: Record<string, unknown>): string[] {
  return [
    ...Object.keys(config)
      .filter(key => !CONFIG_KEYS.includes(key))
      .map(key => `operatingModel.${key} is nothing that anybody reads`),
    ...messageOf(() => core.readCatalogConfig(config.catalog)),
    ...messageOf(() => core.readRulesConfig(config.rules, rules)),
    ...messageOf(() => core.readRequestPolicy(config.requests)),
    ...messageOf(() => core.readScorecardConfig(config.scorecard)),
  ];
}

function messageOf(read: () => unknown): string[] {
  try {
    read();
    return [];
  } catch (error) {
    return [(error as Error).message];
  }
}
