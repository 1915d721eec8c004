import { Placeholder } from '../kinds/fields';

/** What the placeholders of a row stand for on one entity. @public */
export interface Owners {
  owner?: string;
  ownerParent?: string;
  systemOwner?: string;
  domainOwner?: string;
}

const FIELD: Record<Placeholder, keyof Owners> = {
  $owner: 'owner',
  '$owner.parent': 'ownerParent',
  '$system.owner': 'systemOwner',
  '$domain.owner': 'domainOwner',
};

/** @returns undefined when the placeholder stands for nobody */
export function fillIn(
  placeholder: Placeholder,
  owners: Owners,
): string | undefined {
  return owners[FIELD[placeholder]];
}
