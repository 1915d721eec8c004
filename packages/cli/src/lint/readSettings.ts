import {
  RuleSettings,
  builtInRules,
  readRulesConfig,
} from 'backstage-plugin-operating-model-common';
import { parse } from 'yaml';
import { readText } from '../files/readText';
import { UsageError } from '../UsageError';

/** As the rules that come with the plugins are called; whatever else there is comes with a module. */
const BUILT_IN = /^[RD]\d+$/i;

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * Reads `operatingModel.rules` of a file such as `app-config.yaml`.
 *
 * @returns the settings, and the rules that only a portal knows which has their module
 * @throws UsageError that names the key
 */
export function readSettings(
  folder: string,
  path: string,
): { settings: RuleSettings; foreign: string[] } {
  const { text, problem } = readText(folder, path);
  if (problem) {
    throw new UsageError(`${path}: ${problem.message}; ${problem.remedy}`);
  }
  try {
    const config: { operatingModel?: { rules?: unknown } } | null = parse(text);
    const rules = config?.operatingModel?.rules;
    const foreign = isObject(rules)
      ? Object.keys(rules).filter(id => !BUILT_IN.test(id))
      : [];
    const known = isObject(rules)
      ? Object.fromEntries(
          Object.entries(rules).filter(([id]) => BUILT_IN.test(id)),
        )
      : rules;
    return { settings: readRulesConfig(known, builtInRules), foreign };
  } catch (error) {
    throw new UsageError(`${path}: ${(error as Error).message}`);
  }
}
