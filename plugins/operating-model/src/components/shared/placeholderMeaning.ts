import { Placeholder } from 'backstage-plugin-operating-model-common';
import { Texts } from '../../hooks/useTexts';

/** What a placeholder says in words. */
export function placeholderMeaning(t: Texts, placeholder: string): string {
  const meanings: Record<Placeholder, string> = {
    $owner: t('matrices.placeholder.owner'),
    '$owner.parent': t('matrices.placeholder.ownerParent'),
    '$system.owner': t('matrices.placeholder.systemOwner'),
    '$domain.owner': t('matrices.placeholder.domainOwner'),
  };
  return meanings[placeholder as Placeholder] ?? placeholder;
}
