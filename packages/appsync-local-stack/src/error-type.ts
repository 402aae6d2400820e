/**
 * Every `errorType` that the local stack gives by itself, over HTTP or WebSocket. Resolvers give others by
 * `util.error`. docs/appsync-behaviour.md says when each comes; a test checks that.
 */
export type ErrorType =
  | 'BadRequestException'
  | 'Code'
  | 'DuplicatedOperationError'
  | 'InternalFailure'
  | 'MalformedHttpRequestException'
  | 'MappingTemplate'
  | 'MaxSubscriptionsReachedError'
  | 'MethodNotAllowedException'
  | 'NotFoundException'
  | 'QueryDepthLimitReached'
  | 'RequestEntityTooLargeException'
  | 'ResolverExecutionLimitReached'
  | 'Unauthorized'
  | 'UnauthorizedException'
  | 'UnsupportedOperation';
