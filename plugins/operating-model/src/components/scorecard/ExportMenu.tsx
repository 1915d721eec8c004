import { parseEntityRef } from '@backstage/catalog-model';
import { useApi } from '@backstage/frontend-plugin-api';
import { Alert, Button, Menu, MenuItem, MenuTrigger } from '@backstage/ui';
import { DateTime } from 'luxon';
import { useState } from 'react';
import {
  ScorecardEntitiesQuestion,
  operatingModelApiRef,
} from '../../api/OperatingModelApi';
import { useTexts } from '../../hooks/useTexts';
import { messageOf } from '../shared/failures';
import { saveBlob } from './saveBlob';

interface ExportMenuProps {
  /** What is shown, all pages of it. */
  question: ScorecardEntitiesQuestion;
}

const FILES = [
  { id: 'csv', format: 'csv', rows: undefined },
  { id: 'csvOfEntities', format: 'csv', rows: 'entities' },
  { id: 'json', format: 'json', rows: undefined },
] as const;

type File = Pick<(typeof FILES)[number], 'format' | 'rows'>;

/** Tells files of several parts and days apart: `scorecard-checkout-entities-2026-11-30.csv`. */
function nameOf(
  { groupRef, systemRef, domainRef }: ScorecardEntitiesQuestion,
  { format, rows }: File,
): string {
  const parts = [groupRef, systemRef, domainRef].flatMap(ref =>
    // The address of a page may leave the kind out.
    ref ? [parseEntityRef(ref, { defaultKind: 'any' }).name] : [],
  );
  const words = ['scorecard', ...parts, rows, DateTime.now().toISODate()];
  return `${words.filter(Boolean).join('-')}.${format}`;
}

/** Hands out what is shown as a file. */
export function ExportMenu({ question }: ExportMenuProps) {
  const t = useTexts();
  const api = useApi(operatingModelApiRef);
  const [pending, setPending] = useState(false);
  const [error, setError] = useState<Error>();

  async function save({ format, rows }: File) {
    setPending(true);
    setError(undefined);
    try {
      const blob = await api.exportScorecard(format, question, rows);
      saveBlob(nameOf(question, { format, rows }), blob);
    } catch (failure) {
      setError(failure as Error);
    } finally {
      setPending(false);
    }
  }

  return (
    <>
      {error && (
        <Alert
          status="danger"
          icon
          title={t('scorecard.export.failed')}
          description={messageOf(error)}
        />
      )}
      <MenuTrigger>
        <Button variant="secondary" isPending={pending}>
          {t('scorecard.export.button')}
        </Button>
        <Menu onAction={key => save(FILES.find(({ id }) => id === key)!)}>
          {FILES.map(({ id }) => (
            <MenuItem key={id} id={id}>
              {t(`scorecard.export.${id}`)}
            </MenuItem>
          ))}
        </Menu>
      </MenuTrigger>
    </>
  );
}
