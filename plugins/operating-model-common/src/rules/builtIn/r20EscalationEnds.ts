import { z } from 'zod';
import { canonicalRef } from '../../kinds/references';
import { reference } from '../../kinds/fields';
import { OperatingModel } from '../../model/types';
import { Remark, RuleContext, defineRule } from '../Rule';

interface Chain {
  refs: string[];
  end: 'cycle' | 'missing' | 'top';
}

/** From a group to whom it escalates, and on: what its annotation says, otherwise its parent. */
function chainFrom(start: string, { parties }: OperatingModel): Chain {
  const refs = [start];
  let last = parties.get(start);
  while (last) {
    const next = last.escalationRef ?? last.parentRef;
    if (!next) return { refs, end: 'top' };
    const seen = refs.includes(next);
    refs.push(next);
    if (seen) return { refs, end: 'cycle' };
    last = parties.get(next);
  }
  return { refs, end: 'missing' };
}

function* problemsOf(
  start: string | undefined,
  path: string,
  { model }: RuleContext,
  assigners: ReadonlySet<string>,
): Iterable<Remark> {
  // Of a start that does not exist R04 tells.
  if (!start || !model.parties.has(start)) return;
  const { refs, end } = chainFrom(start, model);
  const way = refs.join(' → ');
  const last = refs.at(-1)!;
  if (end === 'cycle') {
    yield {
      path,
      message: `escalation goes round in a circle: ${way}`,
      remedy: 'let it end at somebody who may assign ownership',
      refs,
      key: start,
    };
  } else if (end === 'missing') {
    yield {
      path,
      message: `escalation ends at ${last}, which does not exist: ${way}`,
      remedy: 'correct the reference, or bring the group into the catalog',
      refs: refs.slice(0, -1),
      key: start,
    };
  } else if (assigners.size && !refs.some(ref => assigners.has(ref))) {
    yield {
      path,
      message: `escalation ends at ${last}, which may not assign ownership: ${way}`,
      remedy: `let it lead to ${[...assigners].join(' or ')}`,
      refs,
      key: start,
    };
  }
}

export const r20EscalationEnds = defineRule({
  id: 'R20',
  title:
    'Escalation has no cycle and ends at a group that may assign ownership',
  severity: 'error',
  practice: 'BP04',
  parameters: {
    assigners: z
      .array(reference('Group', 'A group that may assign ownership'))
      .default([])
      .meta({
        description:
          'The groups that may assign ownership; every group without a parent when empty',
      }),
  },
  checks: parameters => {
    const assigners = new Set(
      parameters.assigners.map(ref =>
        canonicalRef(ref, { defaultKind: 'Group' })!,
      ),
    );
    return {
      runbook: ({ escalationRef }, context) =>
        problemsOf(escalationRef, 'spec.escalation', context, assigners),
      *agreement({ escalationRefs }, context) {
        // Who is called last decides where it ends.
        const last = escalationRefs.at(-1);
        yield* problemsOf(last, 'spec.escalation', context, assigners);
      },
      *party({ ref, escalationRef, parentRef }, context) {
        if (!ref.startsWith('group:')) return;
        const path = escalationRef
          ? 'metadata.annotations["operating-model/escalation"]'
          : 'spec.parent';
        // A parent that does not exist is for R04 to tell, once.
        if (
          !escalationRef &&
          parentRef &&
          !context.model.parties.has(parentRef)
        ) {
          return;
        }
        yield* problemsOf(ref, path, context, assigners);
      },
    };
  },
});
