// What is declared in the storage account. A test compares these with the constants of the code (Ingest.Tables.StorageNames).

@export()
var dropContainer = 'drop'

@export()
var workContainer = 'work'

@export()
var articlesContainer = 'articles'

@export()
@description('Where the platform puts the published app.')
var packageContainer = 'app-package'

@export()
@description('Where Event Grid puts events that it could not deliver.')
var undeliveredContainer = 'undelivered-events'

@export()
var containers = ['drop', 'work', 'articles', 'app-package', 'undelivered-events']

@export()
@description('The queue that deletions are told on.')
var parseQueue = 'parse'

@export()
var queues = ['parse', 'enrich', 'write']

@export()
@description('Where the blob trigger puts what it has given up on; the name is that of the Functions host.')
var blobPoisonQueue = 'webjobs-blobtrigger-poison'

@export()
@description('The tables that downstream applications read.')
var articleTables = ['Articles', 'ArticlesByDate', 'ArticlesByEntity', 'Quotes', 'Stories']

@export()
@description('The tables that operations read.')
var operationTables = ['Ledger', 'DeadLetters']

@export()
@description('The function that the blob trigger runs, as the host names it.')
var pickUpFunction = 'PickUpDrop'
