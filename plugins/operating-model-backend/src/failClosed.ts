import {
  LoggerService,
  PermissionsService,
  UserInfoService,
} from '@backstage/backend-plugin-api';
import { ServiceUnavailableError, stringifyError } from '@backstage/errors';

/** While nobody can tell what a caller may do, the caller may do nothing, and is told when to come back. */
export function failClosed({
  permissions,
  userInfo,
  logger,
}: {
  permissions: PermissionsService;
  userInfo: UserInfoService;
  logger: LoggerService;
}): { permissions: PermissionsService; userInfo: UserInfoService } {
  async function asked<T>(answer: Promise<T>): Promise<T> {
    try {
      return await answer;
    } catch (error) {
      logger.error(`What a caller may do is unknown: ${stringifyError(error)}`);
      throw new ServiceUnavailableError(
        'What you may do can not be found out at the moment; try again in a few seconds',
      );
    }
  }
  return {
    permissions: {
      authorize: (...question) => asked(permissions.authorize(...question)),
      authorizeConditional: (...question) =>
        asked(permissions.authorizeConditional(...question)),
    },
    userInfo: {
      getUserInfo: credentials => asked(userInfo.getUserInfo(credentials)),
    },
  };
}
