import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import {
  Finding,
  RuleSettings,
  builtInRules,
  compileOperatingModel,
  dependenciesOf,
  lint,
} from 'backstage-plugin-operating-model-common';
import { Portal } from '../portal/Portal';
import { JudgedCatalog } from './JudgedCatalog';
import { definitionsAround, entitiesAround } from './surroundings';
import { uncheckedDefinitions, uncheckedEntities } from './unchecked';

export interface JudgeOptions {
  now: Date;
  settings?: RuleSettings;
  /** Asked for all that the rules look at beyond what is to be judged. */
  portal?: Portal;
}

export interface Judgement {
  /** About the entities, and about definitions beyond them. */
  findings: Finding[];
  /** What could not be looked into and why, a sentence each. */
  unchecked: string[];
}

/** About these, rules say something that only all entities of a catalog together tell. */
const JUDGED_BY_ALL = new Set(['responsibilitymatrix', 'group']);

/** What entities name that no model holds, such as components. */
function namedBy(own: readonly Entity[], options: JudgeOptions): string[] {
  const named = own.flatMap(entity =>
    dependenciesOf(entity).map(({ toRef }) => toRef),
  );
  const { now, settings } = options;
  lint(compileOperatingModel(own, { now }), {
    rules: builtInRules,
    settings,
    exists: ref => {
      named.push(ref);
      return undefined;
    },
  });
  return named;
}

/** What the rules say about entities. What a portal has beyond them helps to judge. */
export async function judge(
  own: readonly Entity[],
  options: JudgeOptions,
): Promise<Judgement> {
  const { now, settings, portal } = options;
  const refs = new Set(own.map(entity => stringifyEntityRef(entity)));
  const around = portal ? await definitionsAround(portal) : [];
  const others = around.filter(each => !refs.has(stringifyEntityRef(each)));
  const model = compileOperatingModel([...own, ...others], { now });
  const catalog = new JudgedCatalog(model, settings);
  catalog.look(own);
  if (!portal) return { findings: catalog.findings(), unchecked: [] };

  const unchecked = uncheckedDefinitions(around, settings);
  if (own.some(({ kind }) => JUDGED_BY_ALL.has(kind.toLowerCase()))) {
    let operated = 0;
    for await (const page of entitiesAround(portal, model)) {
      operated += page.filter(model.isOperated).length;
      catalog.lookAround(page);
    }
    unchecked.push(...uncheckedEntities(operated, settings));
  }
  const missing = namedBy(own, options).filter(ref => !catalog.has(ref));
  for await (const page of entitiesAround(portal, model, missing)) {
    catalog.lookAround(page);
  }
  return { findings: catalog.findings(), unchecked };
}
