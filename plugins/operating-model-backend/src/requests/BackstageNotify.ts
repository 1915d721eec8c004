import { NotificationService } from '@backstage/plugin-notifications-node';
import { RequestMessage } from 'backstage-plugin-operating-model-common';
import { Notice } from '../notices/Notice';
import { Notify } from './OutboxRelay';

function placeOf(message: RequestMessage | Notice) {
  if ('topic' in message) {
    const { link, topic, scope } = message;
    return { link, topic, scope };
  }
  return {
    link: `/operating-model/requests/${message.requestId}`,
    topic: 'operating-model-request',
    scope: `operating-model-request:${message.requestId}`,
  };
}

/** Tells people through Backstage's notifications; a later message about a request takes the place of the one before. */
export class BackstageNotify implements Notify {
  readonly #notifications: NotificationService;

  constructor({ notifications }: { notifications: NotificationService }) {
    this.#notifications = notifications;
  }

  async send(message: RequestMessage | Notice): Promise<void> {
    const { title, description, recipients, except } = message;
    if (recipients.length === 0) return;
    await this.#notifications.send({
      recipients: {
        type: 'entity',
        entityRef: recipients,
        excludeEntityRef: except,
      },
      payload: {
        title,
        description,
        severity: 'normal',
        ...placeOf(message),
      },
    });
  }
}
