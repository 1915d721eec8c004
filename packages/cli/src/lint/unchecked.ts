import { Entity } from '@backstage/catalog-model';
import {
  API_VERSION,
  CONTEST_RULE,
  RuleSettings,
  builtInRules,
} from 'backstage-plugin-operating-model-common';

/** Rules that hold one definition against others, wherever those are written. */
const ACROSS_DEFINITIONS = [CONTEST_RULE, 'R15', 'R18', 'R19', 'R26'];

/** Rules that speak of matrices and groups, and look at all entities for it. */
const ACROSS_ENTITIES = builtInRules
  .filter(({ id, parameters, checks }) => {
    const { owner, load, reach } = checks(parameters.parse({}));
    return id === CONTEST_RULE || owner || load || reach;
  })
  .map(({ id }) => id);

function sentence(
  what: string,
  rules: readonly string[],
  settings?: RuleSettings,
): string[] {
  const active = rules.filter(id => settings?.get(id)?.enabled !== false);
  return active.length
    ? [
        `the portal shows no ${what} to this token; ${active.join(', ')} looked at those of the files alone`,
      ]
    : [];
}

/** What is to be said where a portal shows no definition; nothing where it shows one. */
export function uncheckedDefinitions(
  around: readonly Entity[],
  settings?: RuleSettings,
): string[] {
  return around.some(({ apiVersion }) => apiVersion === API_VERSION)
    ? []
    : sentence(
        'activity, runbook, matrix or agreement',
        ACROSS_DEFINITIONS,
        settings,
      );
}

/**
 * What is to be said where a portal shows no entity that definitions could be about.
 *
 * @param operated - how many it shows that somebody operates
 */
export function uncheckedEntities(
  operated: number,
  settings?: RuleSettings,
): string[] {
  return operated
    ? []
    : sentence('entity that somebody operates', ACROSS_ENTITIES, settings);
}
