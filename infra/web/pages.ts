/**
 * A CloudFront function: a path that is no file is a page of the app, which `index.html` shows. What has an
 * extension is a file, and missing if it is not there: a page in its place would be taken for one. The local
 * stack decides in the same way.
 *
 * Source: https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/functions-javascript-runtime-20.html
 */
export const PAGES_FUNCTION = String.raw`function handler(event) {
  const request = event.request;
  if (!/\.[^/]*$/.test(request.uri) && !request.uri.startsWith('/assets/')) {
    request.uri = '/index.html';
  }
  return request;
}
`;
