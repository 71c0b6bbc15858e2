module whatsapp-numbers

go 1.25.11

require (
	github.com/pulumi-whatsapp/pulumi-whatsapp/sdk/go/whatsapp v0.1.0
	github.com/pulumi/pulumi/sdk/v3 v3.250.0
)
