import { isPlaceholder } from '../kinds/fields';
import { Letter } from '../kinds/responsibilityMatrix';
import { Owners, fillIn } from './placeholders';
import { MatrixRow, RowParties, UnresolvedPlaceholder } from './types';

/** A row with its placeholders filled in. */
export interface FilledRow {
  row: MatrixRow;
  parties: RowParties;
  validator: string[];
  unresolved: UnresolvedPlaceholder[];
}

type Fill = (owners: Owners, unresolved: UnresolvedPlaceholder[]) => string[];

/** Fills in what a row names under one letter; most name fixed parties or none, so that there is nothing left to do. */
function fillerOf(letter: Letter | 'validator', named: string[]): Fill {
  if (!named.some(isPlaceholder)) return () => named;
  return (owners, unresolved) => {
    const refs = named.map(party => {
      if (!isPlaceholder(party)) return party;
      const ref = fillIn(party, owners);
      if (!ref) unresolved.push({ letter, placeholder: party });
      return ref;
    });
    return withoutGapsOrRepeats(refs);
  };
}

// Most lists have neither and stay as they are: they are kept by the hundred thousand, and a list that grew is larger than it
// has to be.
function withoutGapsOrRepeats(refs: (string | undefined)[]): string[] {
  const clean = refs.every((ref, at) => ref && refs.indexOf(ref) === at);
  return clean
    ? (refs as string[])
    : [...new Set(refs.filter(ref => ref !== undefined))];
}

/** Prepares a row for being filled in for many owners. */
export function rowFiller(row: MatrixRow): (owners: Owners) => FilledRow {
  const accountable = fillerOf('accountable', row.parties.accountable);
  const responsible = fillerOf('responsible', row.parties.responsible);
  const support = fillerOf('support', row.parties.support);
  const consulted = fillerOf('consulted', row.parties.consulted);
  const informed = fillerOf('informed', row.parties.informed);
  const validator = fillerOf('validator', row.validator);
  return owners => {
    const unresolved: UnresolvedPlaceholder[] = [];
    return {
      row,
      parties: {
        accountable: accountable(owners, unresolved),
        responsible: responsible(owners, unresolved),
        support: support(owners, unresolved),
        consulted: consulted(owners, unresolved),
        informed: informed(owners, unresolved),
      },
      validator: validator(owners, unresolved),
      unresolved,
    };
  };
}
