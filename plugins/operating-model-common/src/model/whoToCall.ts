import { Entity } from '@backstage/catalog-model';
import { ANNOTATIONS } from '../kinds/annotations';
import { canonicalRef } from '../kinds/references';
import { OperatingModel, Responsibility, WhoStep, WhoToCall } from './types';

interface Rung {
  ref: string;
  role: WhoStep['role'];
  viaRef?: string;
}

function rungsOfActivity(
  responsibility: Responsibility | undefined,
  owner: string | undefined,
): Rung[] {
  if (!responsibility) return [];
  const { responsible, accountable, source } = responsibility;
  // Where the owner is only assumed, "owner" is the truer reason.
  if (source === 'owner') return owner ? [{ ref: owner, role: 'owner' }] : [];
  const rungs: Rung[] = responsible.map(ref => ({ ref, role: 'responsible' }));
  if (accountable) rungs.push({ ref: accountable, role: 'accountable' });
  return rungs;
}

function rungsOfEscalation(responsibility: Responsibility | undefined): Rung[] {
  const rungs: Rung[] = [];
  for (const { ref, inline, escalationRef } of responsibility?.runbooks ?? []) {
    if (escalationRef) {
      rungs.push({
        ref: escalationRef,
        role: 'runbook-escalation',
        viaRef: inline ? undefined : ref,
      });
    }
  }
  for (const { ref: viaRef, escalationRefs } of responsibility?.agreements ??
    []) {
    for (const ref of escalationRefs)
      rungs.push({ ref, role: 'agreement-escalation', viaRef });
  }
  return rungs;
}

/**
 * Whom to call about an entity: R of the activity, its A, what its runbooks and agreements name as escalation, what the entity
 * itself names, its owner, and the owner's parents up to the root. Nobody twice.
 */
export function whoToCall(
  model: OperatingModel,
  entity: Entity,
  activityRef: string,
): WhoToCall {
  const responsibility = model
    .responsibilitiesOf(entity)
    .find(each => each.activity.ref === activityRef);
  const owner = model.ownerOf(entity);
  const escalation = canonicalRef(
    entity.metadata.annotations?.[ANNOTATIONS.escalation],
    {
      defaultKind: 'Group',
      defaultNamespace: entity.metadata.namespace,
    },
  );
  const rungs: Rung[] = [
    ...rungsOfActivity(responsibility, owner),
    ...rungsOfEscalation(responsibility),
    ...(escalation
      ? [{ ref: escalation, role: 'entity-escalation' as const }]
      : []),
    ...(owner ? [{ ref: owner, role: 'owner' as const }] : []),
    ...(owner
      ? model
          .ancestorsOf(owner)
          .map(ref => ({ ref, role: 'above-owner' as const }))
      : []),
  ];
  const seen = new Set<string>();
  const steps: WhoStep[] = [];
  const missing: WhoToCall['missing'] = [];
  let endsInSomebody = false;
  for (const { ref, role, viaRef } of rungs) {
    if (seen.has(ref)) continue;
    seen.add(ref);
    const party = model.parties.get(ref);
    endsInSomebody = party !== undefined;
    if (party)
      steps.push({
        ref,
        role,
        viaRef,
        activityRef: responsibility?.activity.ref,
        party,
      });
    else missing.push({ ref, role });
  }
  return { steps, missing, complete: endsInSomebody };
}
