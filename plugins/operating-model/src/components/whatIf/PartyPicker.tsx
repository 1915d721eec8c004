import { Combobox } from '@backstage/ui';
import { canonicalRef } from 'backstage-plugin-operating-model-common';
import { useMemo, useState } from 'react';
import { useTexts } from '../../hooks/useTexts';
import { Names } from '../shared/RefLink';
import { PartyOption, usePartySearch } from '../shared/usePartySearch';

interface PartyPickerProps {
  kind: 'Group' | 'User';
  label: string;
  /** Who is chosen; empty where nobody is. */
  entityRef: string;
  names: Names;
  /** Why it can't be the one that is chosen. */
  problem?: string;
  onChoose(entityRef: string): void;
}

/** Chooses a group or person of the catalog by typing. */
export function PartyPicker({
  kind,
  label,
  entityRef,
  names,
  problem,
  onChoose,
}: PartyPickerProps) {
  const t = useTexts();
  const options = usePartySearch(kind);
  const [chosen, setChosen] = useState<PartyOption>();
  // A link may have been written by hand.
  const ref = canonicalRef(entityRef, { defaultKind: kind }) ?? entityRef;
  const title =
    names[ref]?.title ?? (chosen?.id === ref ? chosen.label : entityRef);
  const value = useMemo(
    () => (entityRef ? { id: entityRef, label: title } : null),
    [entityRef, title],
  );
  const error =
    problem ??
    (options.error &&
      t('whatIf.searchFailed', { message: options.error.message }));
  return (
    <Combobox
      label={label}
      placeholder={t('whatIf.search')}
      options={options}
      search={{ mode: 'server' }}
      value={value}
      onChange={option => {
        setChosen((option as PartyOption | null) ?? undefined);
        onChoose(option?.id ?? '');
      }}
      validationBehavior="aria"
      validate={() => error || null}
    />
  );
}
