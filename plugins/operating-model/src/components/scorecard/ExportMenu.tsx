import { useApi } from '@backstage/frontend-plugin-api';
import { Alert, Button, Menu, MenuItem, MenuTrigger } from '@backstage/ui';
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

/** Hands out what is shown as a file. */
export function ExportMenu({ question }: ExportMenuProps) {
  const t = useTexts();
  const api = useApi(operatingModelApiRef);
  const [pending, setPending] = useState(false);
  const [error, setError] = useState<Error>();

  async function save({ format, rows }: (typeof FILES)[number]) {
    setPending(true);
    setError(undefined);
    try {
      const blob = await api.exportScorecard(format, question, rows);
      saveBlob(`scorecard${rows ? `-${rows}` : ''}.${format}`, blob);
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
