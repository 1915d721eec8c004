import { CustomErrorBase, InputError } from '@backstage/errors';
import {
  REQUEST_KINDS,
  REQUEST_STATES,
  RequestKind,
  RequestState,
} from 'backstage-plugin-operating-model-common';
import { DateTime } from 'luxon';
import { Parameter, RouteRequest } from '../http/Route';
import { readOptionalFlag } from '../http/flags';
import { readRef } from '../http/references';
import { RequestFilter } from './RequestStore';
import { Caller } from './RequestsService';

/** A command says which version it is about. */
class PreconditionRequiredError extends CustomErrorBase {
  name = 'PreconditionRequiredError' as const;
  readonly statusCode = 428;
}

/** What a list of requests may be cut down by. */
export const filterParameters: Parameter[] = [
  ['mine', 'true: those that the caller asked for'],
  [
    'toDecide',
    'true: those that wait for a decision of the caller; for an administrator also clarifications for which the model names nobody',
  ],
  ['state', `One or more, by comma, of ${REQUEST_STATES.join(', ')}`],
  ['kind', `One of ${REQUEST_KINDS.join(', ')}`],
  ['subjectRef', 'What they are about; of kind Component where none is named'],
  ['ownerRef', 'The owner of the entity that they are about'],
  [
    'groupRef',
    'The owner of the entity that they are about, or the group that they were asked for',
  ],
  ['endsAfter', 'Exceptions that end, or ended, at this moment or after it'],
  [
    'endsBefore',
    'Exceptions that end before this moment. Where no state is asked for, only those that have not ended yet',
  ],
].map(([name, description]) => ({ name, description, required: false }));

type Query = RouteRequest['query'];

function readList<T extends string>(
  name: string,
  value: string | undefined,
  values: readonly T[],
): T[] | undefined {
  if (value === undefined) return undefined;
  return value.split(',').map(each => {
    const found = values.find(known => known === each.trim());
    if (!found) {
      throw new InputError(`${name} must be of ${values.join(', ')}`);
    }
    return found;
  });
}

function readMoment(name: string, value: string | undefined) {
  if (value === undefined) return undefined;
  const moment = DateTime.fromISO(value, { zone: 'utc' });
  if (!/T.*(Z|[+-]\d{2}:?\d{2})$/i.test(value) || !moment.isValid) {
    throw new InputError(
      `${name} must be a moment with a time zone, such as 2026-12-31T17:00:00Z`,
    );
  }
  return moment.toJSDate();
}

/** @throws InputError that names the parameter */
export function readFilter(
  query: Query,
  { actor }: Caller,
): Omit<RequestFilter, 'criteria'> {
  const [kind, more] =
    readList<RequestKind>('kind', query.kind, REQUEST_KINDS) ?? [];
  if (more) throw new InputError('kind must be one of them, not several');
  return {
    requester: readOptionalFlag('mine', query.mine) ? actor.userRef : undefined,
    toDecide: readOptionalFlag('toDecide', query.toDecide)
      ? {
          userRef: actor.userRef,
          refs: actor.ownershipRefs,
          isAdmin: actor.isAdmin,
        }
      : undefined,
    states: readList<RequestState>('state', query.state, REQUEST_STATES),
    kind,
    subjectRef:
      query.subjectRef && readRef('subjectRef', query.subjectRef, 'Component'),
    endsAfter: readMoment('endsAfter', query.endsAfter),
    endsBefore: readMoment('endsBefore', query.endsBefore),
    ownerRefs: query.ownerRef
      ? [readRef('ownerRef', query.ownerRef, 'Group')]
      : undefined,
    groupRefs: query.groupRef
      ? [readRef('groupRef', query.groupRef, 'Group')]
      : undefined,
  };
}

/** @throws PreconditionRequiredError, InputError that name the header */
export function readVersion(value: string | undefined): number {
  if (value === undefined) {
    throw new PreconditionRequiredError(
      'If-Match is missing; send the version that the command is about, as ETag gave it',
    );
  }
  const [, version] = value.match(/^(?:W\/)?"?(\d{1,9})"?$/) ?? [];
  if (version === undefined) {
    throw new InputError(
      'If-Match must be a version as ETag gave it, for example "3"',
    );
  }
  return Number(version);
}
