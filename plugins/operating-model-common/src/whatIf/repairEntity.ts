import { groupBy } from '../model/groupBy';
import {
  Context,
  Repair,
  Subject,
  editOf,
  joinRepairs,
  repairOf,
  titleIn,
} from './context';
import { breakOf } from './describeMention';
import { Mention, Role } from './mentions';
import { textOfPath } from './paths';
import { Mentioned, comesTogether, repairRow } from './repairRow';

const hasRole =
  (...roles: Role[]) =>
  ({ role }: Mention) =>
    roles.includes(role);

/** Mends a mention by itself. */
function repairMention(
  context: Context,
  subject: Subject,
  mention: Mention,
): Repair {
  const { plan } = context;
  const { successorRef } = plan;
  const takesOut = (remedy = 'take it out') =>
    repairOf({
      breaks: [breakOf(context, subject, mention, { remedy, mended: true })],
      edits: [editOf(subject, mention, undefined)],
    });
  const isMerge = plan.change.kind === 'merge';
  switch (mention.role) {
    case 'member':
      return takesOut();
    // A review is done by a person, and nobody has done it for somebody else.
    case 'reviewer':
      return takesOut(
        'take it out; whoever reviews it next is named there again',
      );
    case 'memberOf':
    case 'covered':
      if (!isMerge) return takesOut();
      break;
    case 'accepted':
      if (successorRef)
        return takesOut('take it out: nobody accepts for somebody else');
      break;
    default:
  }
  const break_ = breakOf(context, subject, mention, {
    remedy: successorRef
      ? `name ${titleIn(context, successorRef)} instead${plan.because}`
      : plan.undecided,
    mended: successorRef !== undefined,
  });
  return repairOf({
    breaks: [break_],
    edits: successorRef ? [editOf(subject, mention, successorRef)] : [],
  });
}

/** An agreement of a party with itself: with other consumers it goes on without this one, otherwise it ends. */
function repairAgreementWithItself(
  context: Context,
  subject: Subject,
  mentioned: Mentioned,
): Repair {
  const name = titleIn(context, context.plan.successorRef!);
  const ours = [...mentioned.gone, ...mentioned.successor];
  const consumers = ours.filter(hasRole('consumer'));
  const all = subject.entity.spec?.consumers as unknown[];
  if (all.length > consumers.length) {
    return joinRepairs([
      ...mentioned.gone
        .filter(mention => mention.role !== 'consumer')
        .map(mention => repairMention(context, subject, mention)),
      repairOf({
        breaks: mentioned.gone.filter(hasRole('consumer')).map(mention =>
          breakOf(context, subject, mention, {
            remedy: `take it out: ${name} is the provider`,
            mended: true,
          }),
        ),
        edits: consumers.map(mention => editOf(subject, mention, undefined)),
      }),
    ]);
  }
  return repairOf({
    removes: true,
    breaks: mentioned.gone.map(mention =>
      breakOf(context, subject, mention, {
        remedy: `remove the agreement: it would be one of ${name} with itself`,
        mended: true,
      }),
    ),
  });
}

function decisionsOn(
  context: Context,
  { entity }: Subject,
  mentioned: Mentioned,
): string[] {
  const { gone, successor } = mentioned;
  const name = titleIn(context, context.plan.successorRef!);
  const all = [...gone, ...successor];
  const escalation = all.find(hasRole('escalation'))?.path ?? [];
  const isAgreement = all.some(hasRole('provider', 'consumer'));
  const open: (string | false)[] = [
    gone.some(hasRole('accepted')) &&
      !successor.some(hasRole('accepted')) &&
      `spec.accepted: ${name} has not accepted the agreement yet`,
    gone.some(hasRole('consumer')) &&
      !all.some(hasRole('provider')) &&
      !successor.some(hasRole('consumer')) &&
      entity.spec?.appliesTo === undefined &&
      `spec.consumers: the agreement then speaks of all that ${name} and the groups below it own; say whether that is meant`,
    comesTogether(
      mentioned,
      hasRole(isAgreement ? 'provider' : 'owner'),
      hasRole('escalation'),
    ) &&
      `${textOfPath(escalation)}: ${name} is then called when ${name} does not answer; name another group`,
  ];
  return open.filter(text => text !== false);
}

/** A person whose only group ceases to be is in none. */
function decisionOnUser(
  { organization, plan }: Context,
  subject: Subject,
  { gone }: Mentioned,
): string[] {
  return plan.change.kind === 'dissolve' &&
    gone.some(hasRole('memberOf')) &&
    organization.groupsOf(subject.ref).every(ref => ref === plan.goneRef)
    ? ['spec.memberOf: decide which group the person belongs to now']
    : [];
}

/** Mends what an entity names who goes for; where groups stand is mended elsewhere. */
export function repairEntity(
  context: Context,
  subject: Subject,
  mentioned: Mentioned,
): Repair {
  const isElsewhere = hasRole('parent', 'child');
  const gone = mentioned.gone.filter(mention => !isElsewhere(mention));
  if (gone.length === 0) return repairOf();
  const isOfRow = hasRole('letter', 'validator');
  const rowOf = (mention: Mention) =>
    isOfRow(mention) ? [String(mention.path[2])] : [];
  const successorByRow = groupBy(mentioned.successor, rowOf);
  const rows = [...groupBy(gone, rowOf)].map(([row, mentions]) =>
    repairRow(context, subject, {
      gone: mentions,
      successor: successorByRow.get(row) ?? [],
    }),
  );
  const others = gone.filter(mention => !isOfRow(mention));
  const { successorRef } = context.plan;
  if (!successorRef) {
    return joinRepairs([
      ...rows,
      ...others.map(each => repairMention(context, subject, each)),
      repairOf({ open: decisionOnUser(context, subject, mentioned) }),
    ]);
  }
  const rest = { gone: others, successor: mentioned.successor };
  const isParty = hasRole('provider', 'consumer');
  const all = [...others, ...mentioned.successor];
  if (
    others.some(isParty) &&
    all.some(hasRole('provider')) &&
    all.some(hasRole('consumer'))
  ) {
    const repair = repairAgreementWithItself(context, subject, rest);
    return repair.removes
      ? repair
      : joinRepairs([
          repair,
          repairOf({ open: decisionsOn(context, subject, rest) }),
        ]);
  }
  return joinRepairs([
    ...rows,
    ...others.map(each => repairMention(context, subject, each)),
    repairOf({
      open: [
        ...decisionsOn(context, subject, rest),
        ...decisionOnUser(context, subject, mentioned),
      ],
    }),
  ]);
}
