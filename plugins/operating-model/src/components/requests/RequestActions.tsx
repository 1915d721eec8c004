import { Button, Menu, MenuItem, MenuTrigger } from '@backstage/ui';
import {
  RequestAnswer,
  RequestCommandName,
} from 'backstage-plugin-operating-model-common';
import { RiMoreLine } from '@remixicon/react';
import { useState } from 'react';
import { useNavigate } from 'react-router-dom';
import { useTexts } from '../../hooks/useTexts';
import { useRequestsPath } from '../requestForm/useRequestsPath';
import { CommandDialog } from './CommandDialog';
import styles from './requests.module.css';

/** What takes a request further, so that it stands out. */
const ONWARD: readonly string[] = [
  'submit',
  'approve',
  'answer',
  'start',
  'complete',
  'verify',
  'renew',
];

/** What is always possible, and seldom what one came for. */
const ASIDE: readonly string[] = ['edit', 'comment', 'withdraw'];

interface RequestActionsProps {
  request: RequestAnswer;
  onDone(request: RequestAnswer): void;
  onReload(): Promise<void>;
}

/** What this person may do about a request, as the server said it. */
export function RequestActions({
  request,
  onDone,
  onReload,
}: RequestActionsProps) {
  const t = useTexts();
  const navigate = useNavigate();
  const path = useRequestsPath();
  const [given, setGiven] = useState<RequestCommandName>();
  const allowed = request.commands
    .filter(each => each.allowed)
    .map(({ command }) => command as RequestCommandName);
  const first = allowed.filter(command => !ASIDE.includes(command));
  const aside = allowed.filter(command => ASIDE.includes(command));
  const shown = first.length > 0 ? first : aside;
  const more = first.length > 0 ? aside : [];
  const onward = shown.find(command => ONWARD.includes(command));
  const others = shown.filter(command => command !== onward);
  return (
    <div
      role="group"
      aria-label={t('requests.command.title')}
      className={styles.commands}
    >
      {others.map(command => (
        <Button
          key={command}
          variant="secondary"
          onPress={() => setGiven(command)}
        >
          {t(`requests.command.name.${command}`)}
        </Button>
      ))}
      {onward && (
        <Button onPress={() => setGiven(onward)}>
          {t(`requests.command.name.${onward}`)}
        </Button>
      )}
      {more.length > 0 && (
        <MenuTrigger>
          <Button variant="secondary" iconEnd={<RiMoreLine />}>
            {t('requests.command.more')}
          </Button>
          <Menu onAction={key => setGiven(key as RequestCommandName)}>
            {more.map(command => (
              <MenuItem key={command} id={command}>
                {t(`requests.command.name.${command}`)}
              </MenuItem>
            ))}
          </Menu>
        </MenuTrigger>
      )}
      {given && (
        <CommandDialog
          name={given}
          request={request}
          onDone={answer => {
            onDone(answer);
            // The renewal is a draft of its own, which somebody still has to submit.
            if (given === 'renew' && answer.renewedBy) {
              navigate(`${path}/${encodeURIComponent(answer.renewedBy)}`);
            }
          }}
          onReload={onReload}
          onClose={() => setGiven(undefined)}
        />
      )}
    </div>
  );
}
