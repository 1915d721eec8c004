import { Button } from '@backstage/ui';
import {
  RequestAnswer,
  RequestCommandName,
} from 'backstage-plugin-operating-model-common';
import { useState } from 'react';
import { useTexts } from '../../hooks/useTexts';
import { Panel } from '../findings/Panel';
import cards from '../matrices/matrices.module.css';
import shared from '../shared/shared.module.css';
import { CommandDialog } from './CommandDialog';
import styles from './requests.module.css';

interface RequestActionsProps {
  request: RequestAnswer;
  onDone(request: RequestAnswer): void;
  onReload(): Promise<void>;
}

/** What this person may do about a request, as the server said it, and why the rest is not possible. */
export function RequestActions({
  request,
  onDone,
  onReload,
}: RequestActionsProps) {
  const t = useTexts();
  const [given, setGiven] = useState<RequestCommandName>();
  const nameOf = (command: string) =>
    t(`requests.command.name.${command as RequestCommandName}`);
  const allowed = request.commands.filter(each => each.allowed);
  const blocked = request.commands.filter(each => !each.allowed);
  return (
    <Panel>
      <div
        role="group"
        aria-label={t('requests.command.title')}
        className={cards.actions}
      >
        {allowed.length === 0 && (
          <span className={shared.quiet}>{t('requests.command.none')}</span>
        )}
        {allowed.map(({ command }) => (
          <Button
            key={command}
            variant={
              command === 'approve' || command === 'submit'
                ? 'primary'
                : 'secondary'
            }
            onPress={() => setGiven(command as RequestCommandName)}
          >
            {nameOf(command)}
          </Button>
        ))}
      </div>
      {blocked.length > 0 && (
        <details>
          <summary className={styles.summary}>
            {t('requests.command.blocked')}
          </summary>
          <ul className={styles.plain}>
            {blocked.map(({ command, reason }) => (
              <li key={command}>
                <Button size="small" variant="secondary" isDisabled>
                  {nameOf(command)}
                </Button>{' '}
                {reason}
              </li>
            ))}
          </ul>
        </details>
      )}
      {given && (
        <CommandDialog
          name={given}
          request={request}
          onDone={onDone}
          onReload={onReload}
          onClose={() => setGiven(undefined)}
        />
      )}
    </Panel>
  );
}
