import {
  RuleSettings,
  builtInRules,
  readRulesConfig,
} from 'backstage-plugin-operating-model-common';
import { parse } from 'yaml';
import { readText } from '../files/readText';
import { UsageError } from '../UsageError';

/**
 * Reads `operatingModel.rules` of a file such as `app-config.yaml`.
 *
 * @throws UsageError that names the key
 */
export function readSettings(folder: string, path: string): RuleSettings {
  const { text, problem } = readText(folder, path);
  if (problem) {
    throw new UsageError(`${path}: ${problem.message}; ${problem.remedy}`);
  }
  try {
    const config: { operatingModel?: { rules?: unknown } } | null = parse(text);
    return readRulesConfig(config?.operatingModel?.rules, builtInRules);
  } catch (error) {
    throw new UsageError(`${path}: ${(error as Error).message}`);
  }
}
