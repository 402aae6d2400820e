"""A day with a program in Python. Arguments: amplify_outputs.json, user name, password."""

import asyncio
import base64
import json
import sys
import urllib.error
import urllib.request
import uuid
from urllib.parse import urlsplit

import websockets

outputs_file, username, password = sys.argv[1:]
with open(outputs_file, encoding="utf-8") as file:
    outputs = json.load(file)
API = outputs["data"]["url"]
USER_POOL = outputs.get("custom", {}).get(
    "cognito_endpoint", f"https://cognito-idp.{outputs['auth']['aws_region']}.amazonaws.com/"
)


def post(url, body, headers):
    request = urllib.request.Request(url, json.dumps(body).encode(), headers)
    try:
        with urllib.request.urlopen(request, timeout=35) as answer:
            return json.load(answer)
    except urllib.error.HTTPError as error:
        raise RuntimeError(error.read().decode()) from error


def sign_in(username, password):
    headers = {
        "content-type": "application/x-amz-json-1.1",
        "x-amz-target": "AWSCognitoIdentityProviderService.InitiateAuth",
    }
    parameters = {
        "AuthFlow": "USER_PASSWORD_AUTH",
        "ClientId": outputs["auth"]["user_pool_client_id"],
        "AuthParameters": {"USERNAME": username, "PASSWORD": password},
    }
    return post(USER_POOL, parameters, headers)["AuthenticationResult"]["AccessToken"]


def graphql(token, query, variables=None):
    """Gives the data and the errors: each has an errorType and an errorInfo."""
    headers = {"content-type": "application/json", "authorization": token}
    answer = post(API, {"query": query, "variables": variables or {}}, headers)
    return answer.get("data"), answer.get("errors", [])


def realtime_url():
    """The address of subscriptions: AppSync's own has another host, any other has a path."""
    scheme, host = urlsplit(API)[:2]
    if ".appsync-api." in host:
        return f"wss://{host.replace('appsync-api', 'appsync-realtime-api')}/graphql"
    return f"{scheme.replace('http', 'ws')}://{host}/graphql/realtime"


async def subscribe(token, query):
    """Yields None once the subscription is in force, then each event."""
    authorization = {"host": urlsplit(API).netloc, "Authorization": token}
    header = base64.urlsafe_b64encode(json.dumps(authorization).encode()).decode().rstrip("=")
    protocols = ["graphql-ws", f"header-{header}"]
    async with websockets.connect(realtime_url(), subprotocols=protocols) as socket:
        await socket.send(json.dumps({"type": "connection_init"}))
        async for text in socket:
            message = json.loads(text)
            if message["type"] == "connection_ack":
                payload = {
                    "data": json.dumps({"query": query, "variables": {}}),
                    "extensions": {"authorization": authorization},
                }
                await socket.send(json.dumps({"id": "1", "type": "start", "payload": payload}))
            elif message["type"] == "start_ack":
                yield None
            elif message["type"] == "data":
                yield message["payload"]["data"]
            elif "error" in message["type"]:
                raise RuntimeError(json.dumps(message["payload"]))


ADD = """
mutation Add($input: AddExpenseInput!) {
  addExpense(input: $input) { id date amount category description version owner { userId isSetByServer } }
}"""
LIST = "{ expenses(year: 2024) { items { date amount category description } } }"
ADDED = "subscription { onExpenseAdded { amount description } }"
DELETE = "mutation Delete($id: ID!) { deleteExpense(id: $id) { id } }"


def report(event, **detail):
    print(json.dumps({"event": event, **detail}), flush=True)


async def main():
    token = sign_in(username, password)
    async for event in subscribe(token, ADDED):
        if event is not None:
            report("received", expense=event["onExpenseAdded"])
            break
        new = {"id": str(uuid.uuid4()), "date": "2024-01-09", "amount": 2.25, "category": "Food"}
        data, errors = await asyncio.to_thread(
            graphql, token, ADD, {"input": {**new, "description": "Morning coffee"}}
        )
        report("added", expense=data["addExpense"], errors=errors)
    data, _ = graphql(token, LIST)
    report("listed", expenses=data["expenses"]["items"])
    _, errors = graphql(token, DELETE, {"id": str(uuid.uuid4())})
    report("refused", error=errors[0])


asyncio.run(main())
