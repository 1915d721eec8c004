import { z } from 'zod';
import { explainIssue } from '../kinds/explainIssue';
import { Rule } from './Rule';
import { SEVERITIES, Severity } from './vocabulary';

/** How a rule is applied. @public */
export interface RuleSetting {
  enabled: boolean;
  severity: Severity;
  parameters: Record<string, unknown>;
}

/** By rule id. @public */
export type RuleSettings = ReadonlyMap<string, RuleSetting>;

const KEY = 'operatingModel.rules';

const severity = z.enum([...SEVERITIES, 'off']);

function refuse(problems: string[]): never {
  throw new Error(`The configuration is wrong: ${problems.join('. ')}`);
}

function readSetting(rule: Rule, value: unknown): RuleSetting {
  const { severity: asked, ...parameters } = normalize(rule, value);
  const parsed = rule.parameters.safeParse(parameters, { reportInput: true });
  const level = severity.safeParse(asked ?? rule.severity, {
    reportInput: true,
  });
  if (!parsed.success || !level.success) {
    const issues = [
      ...(parsed.error?.issues ?? []),
      ...(level.error?.issues.map(issue => ({
        ...issue,
        path: ['severity'],
      })) ?? []),
    ];
    const known = ['severity', ...Object.keys(rule.parameters.shape)];
    return refuse(
      issues
        .flatMap(issue => explainIssue(issue, [rule.id]))
        .map(({ path, message, remedy }) =>
          message === 'is not known here'
            ? `${KEY}.${path} ${message}; use one of ${known.join(', ')}`
            : `${KEY}.${path} ${message}; ${remedy}`,
        ),
    );
  }
  return {
    enabled: level.data !== 'off',
    severity: level.data === 'off' ? rule.severity : level.data,
    parameters: parsed.data,
  };
}

/** `R07: off`, `R07: error` and `R07: { severity: error, … }` are all ways to write a setting. */
function normalize(rule: Rule, value: unknown): Record<string, unknown> {
  if (value === undefined || value === true) return {};
  if (value === false) return { severity: 'off' };
  if (typeof value === 'string') return { severity: value };
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
    return value as Record<string, unknown>;
  }
  return refuse([
    `${KEY}.${rule.id} must not be ${JSON.stringify(value)}; write off, ${SEVERITIES.join(', ')}, or an object with severity and parameters`,
  ]);
}

/**
 * Reads `operatingModel.rules`.
 *
 * @param value - the plain value under that key, or undefined
 * @param rules - every rule that there is
 * @throws Error that names the path of each fault and its remedy
 * @public
 */
export function readRulesConfig(
  value: unknown,
  rules: readonly Rule[],
): RuleSettings {
  if (
    value !== undefined &&
    (typeof value !== 'object' || value === null || Array.isArray(value))
  ) {
    refuse([`${KEY} must be an object; write a rule's id with a setting`]);
  }
  const given = new Map(Object.entries(value ?? {}));
  const ids = rules.map(({ id }) => id);
  const unknown = [...given.keys()].filter(id => !ids.includes(id));
  if (unknown.length) {
    refuse(
      unknown.map(
        id => `${KEY}.${id} is not a rule; use one of ${ids.join(', ')}`,
      ),
    );
  }
  return new Map(
    rules.map(rule => [rule.id, readSetting(rule, given.get(rule.id))]),
  );
}
