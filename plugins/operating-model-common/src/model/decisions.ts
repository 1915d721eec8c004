import { Owners } from './placeholders';
import { MatrixRow, Responsibility } from './types';
import { winningRow } from './winningRow';

/** What is said about a cell by rows alone: all but the activity and the definitions that go with it. */
export type Decision = Omit<
  Responsibility,
  'activity' | 'runbooks' | 'agreements'
>;

export type Decide = (owners: Owners) => Decision;

function assumeOwner({ owner }: Owners): Decision {
  return {
    source: owner ? 'owner' : 'none',
    contested: false,
    rows: [],
    accountable: owner,
    responsible: owner ? [owner] : [],
    support: [],
    consulted: [],
    informed: [],
    unresolved: [],
  };
}

export function deciderOf(rows: readonly MatrixRow[]): Decide {
  if (rows.length === 0) return assumeOwner;
  const winner = winningRow(rows);
  return owners => {
    const { letters, ...won } = winner(owners);
    return {
      source: 'matrix',
      ...won,
      ...letters,
      accountable: letters.accountable[0],
    };
  };
}
