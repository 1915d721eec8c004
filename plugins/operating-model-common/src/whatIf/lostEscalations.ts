import { canonicalRef } from '../kinds/references';
import { Context, Repair, Subject, editOf, repairOf, titleIn } from './context';
import { Mention, mentionsFinder } from './mentions';
import { textOfPath } from './paths';
import { createStandings } from './standings';

/** The group that what was called above is called in instead. */
function groupAbove({ plan, model }: Context): string | undefined {
  const { change, successorRef, placed } = plan;
  if (change.kind === 'move') return change.underRef;
  if (!successorRef) return undefined;
  const above = placed.has(successorRef)
    ? placed.get(successorRef)
    : model.parties.get(successorRef)?.parentRef;
  return above && model.parties.has(above) ? above : undefined;
}

/** @returns a function that mends escalations to groups that stood above the one who escalates and no longer do */
export function createEscalationRepair(
  context: Context,
): (subject: Subject) => Repair {
  const { plan, model, organization } = context;
  if (plan.change.kind !== 'move' && plan.change.kind !== 'merge')
    return () => repairOf();
  const { groupRef } = plan.change;
  const standingOf = createStandings(model, context);
  const find = mentionsFinder(
    organization.ancestorsOf(groupRef).filter(ref => ref !== plan.goneRef),
  );
  const aboveRef = groupAbove(context);

  return subject => {
    const { entity, ref } = subject;
    const mentions = find(entity).filter(({ role }) => role === 'escalation');
    if (mentions.length === 0) return repairOf();
    const leader =
      canonicalRef(entity.spec?.provider, {
        defaultKind: 'Group',
        defaultNamespace: entity.metadata.namespace,
      }) ?? model.ownerOf(entity);
    const standing = leader ? standingOf(leader) : undefined;
    if (!leader || !standing) return repairOf();
    const lost = mentions.filter(mention => standing.lost.has(mention.ref));
    // Where files already have groups stand in a circle, it may not be above at all.
    const isMended =
      aboveRef !== undefined && standing.above.includes(aboveRef);
    const breakOf = (mention: Mention) => ({
      subjectRef: ref,
      kind: 'escalation' as const,
      path: textOfPath(mention.path),
      what: `${titleIn(context, mention.ref)} is called when nobody else answers, and no longer stands above ${titleIn(context, leader)}`,
      severity: 'warning' as const,
      remedy: isMended
        ? `name ${titleIn(context, aboveRef)} instead, if the way up is meant`
        : 'decide who is called instead',
      mended: isMended,
    });
    return repairOf({
      breaks: lost.map(breakOf),
      edits: isMended
        ? lost.map(mention => editOf(subject, mention, aboveRef))
        : [],
    });
  };
}
