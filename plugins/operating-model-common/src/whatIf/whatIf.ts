import { Entity } from '@backstage/catalog-model';
import { DefinitionProblem } from '../kinds/explainIssue';
import { compareText } from '../kinds/references';
import { compileOperatingModel } from '../model/compileOperatingModel';
import { groupBy } from '../model/groupBy';
import { readOrigin } from '../model/readDefinitions';
import { definitionToYaml } from '../tables/definitionToYaml';
import { brokenRequests } from './brokenRequests';
import { consequencesOf } from './consequences';
import { Context, Repair, Subject, joinRepairs, repairOf } from './context';
import { countBreaks } from './countBreaks';
import { edited } from './edits';
import { emptiedGroups, thinnedGroups } from './emptiedGroups';
import { createEscalationRepair } from './lostEscalations';
import { mentionsFinder } from './mentions';
import { byRef, readOrganization } from './organization';
import { OrganizationChange } from './organizationChange';
import { comparePaths } from './paths';
import { planOf } from './plan';
import { readChange } from './readChange';
import { regroup } from './regroup';
import { repairEntity } from './repairEntity';
import { WhatIf, WhatIfBreak, WhatIfChange, WhatIfOptions } from './types';

/** @returns a function that mends an entity */
function createRepair(context: Context): (subject: Subject) => Repair {
  const { goneRef, successorRef } = context.plan;
  const refs = [goneRef, successorRef].filter(ref => ref !== undefined);
  const find = mentionsFinder(refs);
  const repairEscalation = createEscalationRepair(context);
  return subject => {
    // Nothing is left to mend of who goes.
    if (subject.ref === goneRef) return repairOf({ removes: true });
    const mentions = find(subject.entity);
    return joinRepairs([
      repairEntity(context, subject, {
        gone: mentions.filter(({ ref }) => ref === goneRef),
        successor: mentions.filter(({ ref }) => ref === successorRef),
      }),
      ...regroup(context, subject),
      repairEscalation(subject),
    ]);
  };
}

function changeOf(
  { ref, entity }: Subject,
  { edits, open, removes }: Repair,
  breaks: readonly WhatIfBreak[],
): WhatIfChange {
  const before = definitionToYaml(entity);
  const { file, editUrl } = readOrigin(entity);
  const undecided = breaks.filter(each => !each.mended);
  const after = edits.length ? definitionToYaml(edited(entity, edits)) : before;
  return {
    ref,
    ...(file === undefined ? {} : { file }),
    ...(editUrl === undefined ? {} : { editUrl }),
    before,
    after: removes ? '' : after,
    mended: breaks.filter(each => each.mended).map(each => each.path),
    open: [
      ...undecided.map(
        ({ path, what, remedy }) => `${path}: ${what}; ${remedy}`,
      ),
      ...open,
    ],
  };
}

function inOrder(a: WhatIfBreak, b: WhatIfBreak): number {
  return (
    compareText(a.subjectRef, b.subjectRef) ||
    comparePaths(a.path, b.path) ||
    compareText(a.what, b.what)
  );
}

/**
 * What a change of the organization breaks in the definitions and in what the groups own, and the YAML that mends it. Nothing
 * is changed by it.
 *
 * @param entities - the definitions, groups, users, systems and domains; others may be among them
 * @param change - references may be short and in any case
 * @returns what breaks, or why the organization cannot undergo the change
 * @public
 */
export function whatIf(
  entities: Iterable<Entity>,
  change: OrganizationChange,
  options: WhatIfOptions,
): WhatIf | { problems: DefinitionProblem[] } {
  const definitions = byRef(entities);
  const organization = readOrganization(definitions);
  const read = readChange(organization, change);
  if ('problems' in read) return read;

  const all = new Map([...byRef(options.owned ?? []), ...definitions]);
  const context: Context = {
    plan: planOf(organization, read.change),
    organization,
    model: compileOperatingModel(definitions.values(), { now: options.now }),
  };
  const subjects = [...all].map(([ref, entity]) => ({ ref, entity }));
  const repair = createRepair(context);
  const repairs = new Map<string, Repair>();
  for (const subject of subjects) {
    const found = repair(subject);
    if (found.breaks.length || found.edits.length || found.removes)
      repairs.set(subject.ref, found);
  }
  const breaks = [
    ...[...repairs.values()].flatMap(found => found.breaks),
    ...consequencesOf(context, subjects),
    ...emptiedGroups(context, subjects),
    ...thinnedGroups(context, subjects),
  ].sort(inOrder);

  const bySubject = groupBy(breaks, ({ subjectRef }) => [subjectRef]);
  const changes = [...new Set([...repairs.keys(), ...bySubject.keys()])]
    .sort(compareText)
    .map(ref =>
      changeOf(
        { ref, entity: all.get(ref)! },
        repairs.get(ref) ?? repairOf(),
        bySubject.get(ref) ?? [],
      ),
    );
  const requests = brokenRequests(context, options.requests ?? []);
  const answer = { breaks, changes, requests };
  return {
    change: read.change,
    ...answer,
    counts: countBreaks(answer),
  };
}
