#!/bin/sh
# After a deployment: lets Event Grid tell the blob trigger of new drops. The subscription can be made only now, see events.bicep.
set -eu

: "${AZURE_RESOURCE_GROUP:?run azd provision first}"

if ! command -v az > /dev/null; then
  echo "The Azure CLI (az) is missing. Install it, sign in with 'az login', and run: azd hooks run postdeploy" >&2
  exit 1
fi

# The host loads its extensions, and with them makes the key of the webhook, within a minute of a first deployment.
tries=0
until az deployment group create \
  --only-show-errors \
  --output none \
  --subscription "$AZURE_SUBSCRIPTION_ID" \
  --resource-group "$AZURE_RESOURCE_GROUP" \
  --name ingest-events \
  --template-file infra/events.bicep \
  --parameters functionAppName="$INGEST_FUNCTION_APP" storageAccountName="$INGEST_STORAGE_ACCOUNT" topicName="$INGEST_EVENT_TOPIC"; do
  tries=$((tries + 1))

  if [ "$tries" -ge 5 ]; then
    echo "The subscription for new drops could not be made. Until it is, only the sweep finds them. Try again: azd hooks run postdeploy" >&2
    exit 1
  fi

  echo "The app is not ready for events yet; trying again in 30 seconds."
  sleep 30
done

echo "New drops now reach $INGEST_FUNCTION_APP. Health: $INGEST_HEALTH_URL"
