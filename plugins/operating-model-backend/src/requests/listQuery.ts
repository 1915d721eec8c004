import {
  AllOfCriteria,
  AnyOfCriteria,
  NotCriteria,
  PermissionCriteria,
} from '@backstage/plugin-permission-common';
import { RequestCondition } from 'backstage-plugin-operating-model-node';
import { Knex } from 'knex';
import { RequestFilter } from './RequestStore';
import { numberOf } from './rows';

type Builder = Knex.QueryBuilder;
type Criteria = PermissionCriteria<RequestCondition>;

/** Rows of another table that belong to the request. */
const rowsOf = (knex: Knex, table: string) =>
  knex(table)
    .select(knex.raw('1'))
    .where('request_number', knex.ref('requests.number'));

/** The state by the clock, the same that `effectiveState` computes. */
const EFFECTIVE_STATE = `case
  when state in ('pending', 'info-requested') and decide_by <= ? then 'lapsed'
  when state = 'active' and awaiting_decision = ? and decide_by <= ? and decide_by < valid_to then 'revoked'
  when state in ('approved', 'active') and valid_to <= ? then 'expired'
  when state = 'approved' and valid_from <= ? then 'active'
  else state end`;

function effectiveState(knex: Knex, now: Date): Knex.Raw {
  const at = now.getTime();
  return knex.raw(EFFECTIVE_STATE, [at, true, at, at, at]);
}

const COLUMN = {
  requester: 'requester',
  requestingGroup: 'requesting_group',
  entityOwner: 'owner_ref',
} as const;

/** Lets through what a permission's conditions let through. */
export function whereCriteria(
  knex: Knex,
  builder: Builder,
  criteria: Criteria,
): void {
  if ('allOf' in criteria) {
    for (const each of (criteria as AllOfCriteria<RequestCondition>).allOf) {
      builder.andWhere(inner => whereCriteria(knex, inner, each));
    }
  } else if ('anyOf' in criteria) {
    const { anyOf } = criteria as AnyOfCriteria<RequestCondition>;
    builder.andWhere(inner => {
      for (const each of anyOf) {
        inner.orWhere(branch => whereCriteria(knex, branch, each));
      }
    });
  } else if ('not' in criteria) {
    const { not } = criteria as NotCriteria<RequestCondition>;
    builder.whereNot(inner => whereCriteria(knex, inner, not));
  } else {
    const { property, values } = criteria;
    if (property === 'approver') {
      builder.whereExists(
        rowsOf(knex, 'request_approvers').whereIn('ref', values),
      );
    } else {
      // A comparison with nothing is neither true nor false, and `not` of it lets nothing through.
      builder.whereNotNull(COLUMN[property]).whereIn(COLUMN[property], values);
    }
  }
}

/** The requests that wait for a decision which a person may make. */
function whereToDecide(
  knex: Knex,
  builder: Builder,
  {
    userRef,
    refs,
    isAdmin,
    now,
  }: NonNullable<RequestFilter['toDecide']> & { now: Date },
): void {
  builder
    .where(open =>
      open
        .whereRaw('? = ?', [effectiveState(knex, now), 'pending'])
        .orWhere(late =>
          late
            .where({ awaiting_decision: true })
            .whereRaw('? = ?', [effectiveState(knex, now), 'active']),
        ),
    )
    .whereNot({ requester: userRef })
    .where(own =>
      own.whereNull('submitted_by').orWhereNot('submitted_by', userRef),
    )
    .where(named => {
      named.whereExists(
        rowsOf(knex, 'request_approvers').whereIn('ref', [...refs, userRef]),
      );
      if (!isAdmin) return;
      named.orWhere(nobody =>
        nobody
          .where({ kind: 'clarification' })
          .where(asked =>
            asked
              .whereNull('requesting_group')
              .orWhereNotIn('requesting_group', [...refs]),
          )
          .whereNotExists(rowsOf(knex, 'request_approvers')),
      );
    })
    .whereNotExists(
      rowsOf(knex, 'request_decisions').where({
        user_ref: userRef,
      }),
    );
}

export function whereFilter(
  knex: Knex,
  builder: Builder,
  { filter, now }: { filter: RequestFilter; now: Date },
): void {
  const { requester, toDecide, states, kind, subjectRef } = filter;
  const { endsAfter, endsBefore, ownerRefs, criteria, ids } = filter;
  const { groupRefs, approverRefs, subjectTypes, concerning } = filter;
  const { notEndedBefore, undecided } = filter;
  if (ids)
    builder.whereIn(
      'number',
      ids.flatMap(id => numberOf(id) ?? []),
    );
  if (requester) builder.where({ requester });
  if (kind) builder.where({ kind });
  if (ownerRefs) builder.whereIn('owner_ref', [...ownerRefs]);
  if (subjectRef) {
    builder.whereExists(
      rowsOf(knex, 'request_refs').where({
        ref: subjectRef,
      }),
    );
  }
  if (states) {
    builder.whereRaw(`? in (${states.map(() => '?').join(', ') || 'null'})`, [
      effectiveState(knex, now),
      ...states,
    ]);
  }
  if (endsAfter) builder.where('valid_to', '>=', endsAfter.getTime());
  if (endsBefore) builder.where('valid_to', '<', endsBefore.getTime());
  // Who asks for ends without saying more means those that are still to come.
  if ((endsAfter || endsBefore) && !states) {
    builder.whereRaw("? in ('approved', 'active')", [
      effectiveState(knex, now),
    ]);
  }
  if (groupRefs) {
    builder.where(either =>
      either
        .whereIn('owner_ref', [...groupRefs])
        .orWhereIn('requesting_group', [...groupRefs]),
    );
  }
  if (approverRefs) {
    builder.whereExists(
      rowsOf(knex, 'request_approvers').whereIn('ref', [...approverRefs]),
    );
  }
  if (undecided) builder.where({ awaiting_decision: true });
  if (subjectTypes) builder.whereIn('subject_type', [...subjectTypes]);
  if (concerning) {
    builder.where(either =>
      either
        .whereIn(
          'number',
          knex('request_refs')
            .select('request_number')
            .where({ ref: concerning }),
        )
        .orWhere({ by_predicate: true }),
    );
  }
  if (notEndedBefore) {
    builder.where(either =>
      either
        .whereNull('ended_at')
        .orWhere('ended_at', '>=', notEndedBefore.getTime()),
    );
  }
  if (toDecide) whereToDecide(knex, builder, { ...toDecide, now });
  if (criteria) builder.andWhere(inner => whereCriteria(knex, inner, criteria));
}

/** Requests for which time has done something that is not recorded, or of which somebody is to be reminded. */
export function whereDue(builder: Builder, now: Date): void {
  const at = now.getTime();
  builder.where(due =>
    due
      .where('next_reminder_at', '<=', at)
      .orWhere(lapsed =>
        lapsed
          .whereIn('state', ['pending', 'info-requested'])
          .where('decide_by', '<=', at),
      )
      .orWhere(begun =>
        begun.where({ state: 'approved' }).where('valid_from', '<=', at),
      )
      .orWhere(ended =>
        ended.where({ state: 'active' }).where('valid_to', '<=', at),
      )
      .orWhere(revoked =>
        revoked
          .where({ state: 'active', awaiting_decision: true })
          .where('decide_by', '<=', at),
      ),
  );
}
