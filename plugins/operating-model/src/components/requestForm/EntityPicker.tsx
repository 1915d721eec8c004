import { useApi } from '@backstage/frontend-plugin-api';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import { Combobox } from '@backstage/ui';
import { useMemo, useState } from 'react';
import useAsync from 'react-use/esm/useAsync';
import { useTexts } from '../../hooks/useTexts';
import { PartyOption, usePartySearch } from '../shared/usePartySearch';

interface EntityPickerProps {
  kinds: string[];
  label: string;
  /** What is chosen; empty where nothing is. */
  value: string;
  isRequired?: boolean;
  /** Where somebody is in the midst of choosing several. */
  takesFocus?: boolean;
  problem?: string;
  onChoose(entityRef: string): void;
}

/** Chooses an entity of the catalog by typing. */
export function EntityPicker({
  kinds,
  label,
  value,
  isRequired,
  takesFocus,
  problem,
  onChoose,
}: EntityPickerProps) {
  const t = useTexts();
  const catalogApi = useApi(catalogApiRef);
  const options = usePartySearch(kinds);
  const [chosen, setChosen] = useState<PartyOption>();
  const isKnown = !value || chosen?.id === value;
  // A link names a reference, and a person knows the title.
  const { value: entity } = useAsync(
    async () => (isKnown ? undefined : catalogApi.getEntityByRef(value)),
    [catalogApi, isKnown, value],
  );
  const title = isKnown
    ? (chosen?.label ?? value)
    : (entity?.metadata.title ?? entity?.metadata.name ?? value);
  const selected = useMemo(
    () => (value ? { id: value, label: title } : null),
    [value, title],
  );
  const error =
    problem ??
    (options.error &&
      t('requests.form.searchFailed', { message: options.error.message }));
  return (
    <Combobox
      label={label}
      placeholder={t('requests.form.search')}
      isRequired={isRequired}
      // The focus was in the one before; without this it would be lost.
      // eslint-disable-next-line jsx-a11y/no-autofocus
      autoFocus={takesFocus}
      options={options}
      search={{ mode: 'server' }}
      value={selected}
      onChange={option => {
        setChosen((option as PartyOption | null) ?? undefined);
        onChoose(option?.id ?? '');
      }}
      validationBehavior="aria"
      validate={() => error || null}
    />
  );
}
